"""Which first names are borne by women, which by men, which by both?

Written by hand from common knowledge of English-speaking, European, Arab, Persian, South Asian, East Asian, African
and Latin American usage. A name in neither list is simply unknown.
"""

from __future__ import annotations

from searchapp.annotate.lexicon import census

MALE = frozenset(
    """
    aaron abdul abdullah abraham adam adel adrian ahmad ahmed aidan akbar akira al alan albert alberto aldo alec
    alejandro alessandro alex alexander alexei alexey alfonso alfred alfredo ali alistair allan allen alvaro
    alvin amir amit anders andre andreas andrei andres andrew andy angelo angus anil anthony antoine anton
    antonio antony anwar archie ariel arjun arne arnold arthur arturo arun asad ashraf asif august augusto
    austin avi axel aziz babatunde bahram barack barron barry bart bashar bashir basil ben benedict benjamin
    benny bernard bernardo bernie bert bilal bill billy bjorn blake bob bobby boris brad bradley brandon brendan
    brent bret brett brian bruce bruno bryan bryce byron caleb calvin cameron carl carlo carlos carson cedric
    cesar chad charles charlie chester chinua chris christian christoph christophe christopher chuck chung
    clarence claude claudio clay clayton clement cliff clifford clint clive clyde cody colin connor conor conrad
    corey cory craig curt curtis cyril cyrus dale dan daniel danny dario dariush darrell darren darryl dave
    david davide dean denis dennis denzel derek derrick desmond devin dick diego dieter dimitri dirk dmitri
    dmitry dominic don donald donnie doug douglas duane dudley duncan dustin dwayne dwight dylan earl ebrahim ed
    eddie edgar edmund eduardo edward edwin eli elias elijah elliot elliott elmer elon elton emanuel emeka emil
    emilio emmanuel emmett enrico enrique eric erich erik ernest ernesto ernst errol erwin esteban ethan eugene
    evan everett ezra fabio fadi faisal farid felipe felix ferdinand fernando fidel floyd francesco francis
    francisco franco francois frank frankie franklin franz fred freddie frederick friedrich fritz gabriel gareth
    gary gavin gene geoff geoffrey george georges gerald gerard gerhard gerry gianni gideon gilbert giles gino
    giorgio giovanni giuseppe glen glenn goodluck gordon graeme graham grant greg gregg gregory guillermo gunter
    gus gustav gustavo guy habib hakeem hakim hamid hamza hank hannes hans harold haroon harris harrison harry
    harvey hasan hashem hassan hector heinrich heinz helmut henri henrik henry herb herbert herman hermann hideo
    hikmat hiroshi homer horace horst hossein howard hubert hugh hugo huma humphrey husain hussain hussein ian
    ibrahim igor imran irving isaac isaiah ismail ivan ivo jack jackson jacob jacques jaime jake jamal james
    jamie jamil jan jared jarrod jason javad javed javier jay jean jed jeff jeffrey jens jeremy jermaine jerome
    jerry jesse jesus jianguo jim jimmy jinping joachim joao joe joel johan johann johannes john johnny johnson
    jon jonas jonathan jordan jorge jose josef joseph josh joshua juan juergen julian julio julius jun jurgen
    justin kai kamal kamran karim karl karol kaspar keith ken kenji kenneth kenny kent kenta kevin khaled khalid
    khalil kieran kirk klaus kofi konrad kris kristian kurt kwame kyle lamar lance larry lars laurence laurent
    lawrence lech lee leo leon leonard leonardo leonid leopold leroy les leslie lester levi lewis liam lionel
    lloyd logan lorenzo lou louis luc luca lucas luciano luigi luis luiz lukas luke luther lyle lyndon magnus
    mahdi mahmood mahmoud malcolm manfred manuel marc marcel marco marcos marcus marek mario marius mark markus
    marshall martin marty marvin masoud massimo mateusz mathias matt matteo matthew matthias maurice mauricio
    max maxim maximilian mehdi mehmet mel michael michel miguel mikael mike mikhail milan miles milos milton
    ming mitch mitchell mitt mohamad mohamed mohammad mohammed mohsen mojtaba morgan moritz morris moses moshe
    muhammad murray mustafa nabil narendra nasser nathan nathaniel navid neal ned neil nelson newt newton niall
    nicholas nick nicolas nigel nikolai nikos nils noah noam noel norbert norman nuri olaf oleg oliver olivier
    olusegun omar orlando osama oscar osman otto owen pablo paolo pascal pat patrick paul paulo pavel pedro per
    percy perry pete peter phil philip philippe phillip pierre pieter piotr prakash preston qassem qiang rafael
    rahim rahul raj rajesh ralph ramon randall randy rashid raul ravi ray raymond raza recep reginald reinhard
    rene reuben rex reza riad ricardo richard rick rickey ricky rob robert roberto rod roderick rodney rodrigo
    roger roland rolf roman ron ronald ronnie rory ross roy ruben rudolf rudolph rudy rufus rupert russ russell
    rusty ryan saad sadiq saeed saleh salim salman salvador salvatore sam sami samir samuel sandro sanjay
    santiago saul scott sean sebastian serge sergei sergey sergio seth shahid shane shaun shawn sheldon sherman
    shinzo sid sidney siegfried simon sohail spencer stan stanley stefan stefano stephan stephen steve steven
    stewart stuart sung sunil suresh sven tahir takeshi tarek tariq taro tayyip ted teddy terence terrence terry
    thabo theo theodor theodore thierry thom thomas tim timo timothy tobias toby todd tom tomas tommy tony
    travis trent trevor tristan troy tyler uhuru umar uwe vadim valentin vance vernon victor vijay vikram viktor
    vince vincent vinod virgil vito vladimir wade wael walid wallace walt walter warren wayne wei wendell werner
    wilbur wilfred wilhelm will willem william willie willis winston wolfgang woody wyatt xavier xi yahya yair
    yasir yasser yoshi yuri yusuf yves zac zach zachary zaid zane zbigniew ziad zoltan""".split()
)
FEMALE = frozenset(
    """
    abby abigail ada adele adriana agnes aisha alejandra alexandra alice alicia alina alison allison alma alyssa
    amanda amara amber amelia amina amy ana andrea angela angelina angie anita ann anna annabel anne annette
    annie annika antonia april arlene asha ashley asma astrid audrey aung aurora ava barbara barbra beatrice
    beatriz becky belinda bella benazir bernadette bernice beth bethany betsy betty beverly bianca birgit bonnie
    brenda briana bridget brigitte britney brittany brooke camilla camille candace candice carla carly carmen
    carol carole carolina caroline carolyn carrie cassandra catherine cathy cecilia celeste celia celine
    charlene charlotte chelsea cheri cheryl chiara chioma chloe christa christiane christie christina christine
    cindy claire clara clare claudia colleen condoleezza connie constance cora corinne courtney cristina crystal
    cynthia daisy dana danielle daphne darlene dawn deanna debbie deborah debra delia denise diana diane dianne
    dolores donna dora doreen doris dorothy edith eileen elaine eleanor elena elisa elisabeth elise eliza
    elizabeth ella ellen elsa elsie emilia emily emma erica erika erin esmeralda estelle esther ethel eugenia
    eva eve evelyn faith farah fatemeh fatima felicia fiona flora florence folake frances francesca francine
    frida gabriela gabriella gabrielle gail gemma genevieve georgia georgina geraldine gertrude gina ginger
    giulia gladys gloria golda golnaz grace greta gretchen gwen gwendolyn hailey hanan hanna hannah harriet
    hazel heather hedwig heidi helen helena helene helga henrietta hilary hilda hillary holly hope hua huma ida
    ilana ilse imelda indira ines ingeborg ingrid irene irina iris irma isabel isabella isabelle ivana ivanka
    jackie jacqueline jade jana jane janet janice jasmine jeanette jeanne jenna jennifer jenny jessica jill jo
    joan joanna joanne jocelyn jodi johanna josephine joy joyce juanita judith judy julia juliana julie juliet
    june justine kaitlin kamala karen karin karina karla kate katharina katharine katherine kathleen kathryn
    kathy katie katja katrina kay kayla kayleigh kellie kerry kim kimberly kirsten krista kristen kristin
    kristina krystal lana lara laura lauren laurie layla lea leah leila lena leslie letitia leyla lidia lilian
    liliana lillian lily linda lindsay ling lisa liz liza lois lola loretta lorraine louise lucia lucille
    lucinda lucy luisa lydia lynn lynne mabel mackenzie madeleine madeline madison magdalena maggie mallory
    mandy marcia margaret margarita margot maria mariam marian marianne marie marilyn marina marion marissa
    marjorie marlene marta martha martina mary maryam masih mathilde maud maureen maxine maya meg megan mei
    melania melanie melinda melissa mercedes meredith meryl mia michaela michele michelle mildred mina mindy
    miranda miriam molly mona monica monika monique muriel myra nadia nadine nancy naomi narges natalia natalie
    natasha nell nellie ngozi nicola nicole nikki nina noor nora norma octavia olga olive olivia ophelia paige
    pamela patricia patty paula pauline pearl peggy penelope penny petra phoebe phyllis polly priscilla priya
    rachel ramona rania rebecca regina renata renee rhonda rita roberta robin rosa rosalind rosanna rose
    rosemary roxanne ruby ruth sabina sabine sabrina sadie sakura sally samantha sandra sandy sara sarah sasha
    savannah selena selma serena shannon sharon shauna sheila shelley sherry shirin shirley sigrid silvia simone
    sofia sonia sonja sonya sophia sophie stacey stacy stella stephanie sue susan susana susanna susanne suzanne
    svetlana sybil sylvia tabitha tamara tammy tania tanya tara tatiana teresa terri tessa thelma theresa
    therese tiffany tina tracey tracy trisha trudy tulsi ulrike ursula uta valentina valerie vanessa vera
    veronica vicki vicky victoria viola violet virginia vivian wanda wendy whitney wilma winifred winona yasmin
    yoko yolanda yuki yvette yvonne zahra zainab zara zelda zoe""".split()
)
EITHER = frozenset(
    """alex avery casey dana drew frankie huma jackie jamie jan jean jordan kelly kerry kim lee leslie lynn morgan noor
    nur pat quinn riley robbie robin sasha shannon sidney taylor terry val""".split()
)
"""Names of both sexes, though a list may hold them for one."""
_SURNAMES = frozenset("jordan morgan noor nur jan jean lee val".split())
"""Names of both sexes that stand more often at the end of a name, or for a place."""
UNTOLD = frozenset(
    """abdel achim adolf alain aleksandar aleksander aleksandr alexis amal anatoly andrey andriy arnaud bernd chen
    cristian dagmar daniele davor didier dietmar dominique dusan eduard egon eliot evgeny fabrice florian françois
    frédéric georg gerd giancarlo gianluca gilles goran gregor guido guillaume gwyneth günter günther harald
    holger hosni ivar jakob jaroslav jiri jochen josé joão juha julien jürgen kanye karel keanu kendall khloe
    konstantin kourtney li lothar ludwig luka lutz maja marcello marko maría mats matthieu mauro micah mick mihai
    mirko miroslav moishe murat nadja natalya nate nikola nikolay ole oskar petr philipp quentin rainer rajiv ralf
    ramzan rené rihanna saddam said saoirse scarlett shimon sienna silvio slobodan stanislav steffen stephane
    sylvie takashi tanja thorsten tito tomasz tsutomu udo ulrich umberto vaclav valery veronique viktoria vitaly
    vlad volker waltraud wang wim wladyslaw yann yevgeny yitzhak yoshihiro youssef zdenek zhang zoran""".split()
)
"""Given names of other countries' news of which no list tells whether women or men bear them."""
FIRST = MALE | FEMALE | census.MALE | census.FEMALE | UNTOLD | (EITHER - _SURNAMES)


def gender_of(first: str) -> str | None:
    """`"f"` or `"m"` for a first name that one sex bears, None where both or neither do."""
    word = first.lower()
    female, male = word in FEMALE or word in census.FEMALE, word in MALE or word in census.MALE
    if female == male or word in EITHER:
        return None
    return "f" if female else "m"


FAMILY_FIRST = frozenset(
    """ban kim park lee moon yoon choi jang jung chung han shin roh xi li wang zhang chen liu mao deng hu jiang wen zhou
    zhu bo peng sun ma wu yang zhao huang nguyen tran pham vo ngo dang tsai chiang lai teng
    gao guo lou shen lu xu zheng cai cao feng tang xiao xie yuan""".split()
)
"""Family names that stand before the given name in Chinese, Korean and Vietnamese names."""
