"""Which first names do American men and women bear besides the common ones in `firstnames.py`?

From the frequency files of the U.S. Census Bureau (1990 census, `dist.male.first`, `dist.female.first`), which are in
the public domain: names with a share of 0.003 per cent or more that twenty times as many of one sex bear, without
those that are more often surnames, places or common words; a few newer ones were added by hand.
"""

from __future__ import annotations

MALE = frozenset(
    """
    abe adalberto adolfo adolph agustin alfonzo alphonse alphonso alton amado anibal antione antone antwan
    ari arlen arlie armand armando arnoldo arnulfo aron arron aurelio benito blaine branden brendon brenton
    bryon buddy carmelo carmine cedrick charley chauncey chet christoper claud collin cristobal cristopher
    damian damien damion damon dane danial danilo dante darell daren darin darius daron darrel darrick
    darrin darron daryl deandre delbert delmar delmer demarcus derick deshawn dewayne dewey dexter dino
    domenic domingo dominick donn donny donte dwain earnest edgardo edmond edmundo edwardo efrain efren
    elbert elden eldon eliseo elmo eloy elroy elvin elvis elwood emile emmitt emory erick ernie eugenio
    eusebio ezekiel ezequiel faustino fausto federico fermin filiberto florencio florentino franklyn freddy
    frederic fredric garret garry genaro geraldo gerardo gilberto gonzalo graig gregorio hal heriberto
    herschel hershel hilario hipolito hiram hobert horacio hosea humberto ignacio ike isaias isiah isidro
    ismael issac jacinto jamaal jamar jamel jarod jarred jayson jeb jeffery jeffry jeh jerald jeramy
    jeremiah jerold jeromy jerrell jerrod jerrold jess joaquin johnathan johnathon jonah jonathon josiah
    josue judson jules kareem kelvin keneth kennith kermit keven kieth kip korey kory kraig kristofer
    kristopher kurtis lamont lanny lawerence lazaro leandro leif leland lemuel len lenny leonel leopoldo
    lino linwood lonny lucien lynwood marcelino marcellus marcelo margarito mariano marlon mathew maximo
    melvin mervin micheal mikel miquel moises monty myron nathanael nathanial newt nickolas norberto normand
    octavio odis omer orval orville osvaldo oswaldo otis pasquale porfirio quincy quintin quinton rahm
    ramiro randal raphael rashad raymon raymundo reggie reid reinaldo reince renaldo renato reynaldo rhett
    rigoberto robby rodger rodolfo rodrick rogelio rolando rolland ronny roscoe rosendo rueben russel sammy
    samual scot scotty shad shon silas sonny tad teodoro terrance thad thaddeus theron timmy tod trenton
    trey tripp tyrell tyron tyrone ulysses vern vicente vincenzo virgilio waylon wes wesley wilbert wilford
    wilfredo willard willian willy wilmer wilton winford winfred woodrow zachariah zachery zack zackary zeke""".split()
)
FEMALE = frozenset(
    """
    abbie addie adela adelaida adelaide adelia adelina adeline adell adella adelle adina adria adriane
    adrianna adrianne adrienne afton agatha agustina aida aileen aimee alaina alana alanna albertha
    albertine albina alda alecia alena alene alesha alesia aleta aletha alethea alexa alexia alfreda alida
    aline alisa alisha alissa allene allie allyson almeda altagracia althea alvina alyce alycia alysia
    alyson amada amalia ami amie amparo anabel anastacia anastasia andra andria angelia angelica angeline
    angelique angelita angella anglea anika anissa anitra annabelle annamarie anneliese annemarie annetta
    annmarie antionette antoinette antonette antonina araceli aracely arcelia ardis ardith aretha ariana
    arielle arleen arlette arline armida artie ashely ashlee ashleigh ashlie ashly audra audry aurea aurelia
    avis awilda ayesha bambi barbie belen belva benita berenice bernadine berniece bernita berta bertha
    bertie beryl bessie bette bettie bettina bettye beulah beverley birdie blanca blanche bobbi bobbye
    bonita bonny brandee brandi brandie brandy breanna breanne bree brenna brianna brianne bridgett
    bridgette brigette brittani brittney caitlin caitlyn callie cami candance candida candis caren cari
    caridad carin carina carissa carleen carlene carlota carlotta carlyn carma carmel carmela carmelita
    carmella carolann carolee carolynn carri caryl caryn casandra cassie catalina catharine cathi cathie
    cathleen cathrine cathryn catina catrina cecelia cecile cecily celestine celina chana chanda chandra
    chanel chantal chantel chantelle charissa charisse charla charleen charlette charline charmaine
    charolette chasity chelsey chelsie cherie cherise cherly cherri cherrie cheryle chiquita chrissy
    christal christel christen christene christi christiana christin christy chrystal ciara cierra cinda
    cindi cinthia claribel clarice clarissa claudette claudine clementine cleta coleen colette concetta
    consuelo corazon cordelia corene cori corina corine corinna cornelia corrie corrina corrine cortney
    cristal cristi cristin cristine cristy cyndi cythia dalia damaris danelle danette dani danica daniela
    daniella danita danna dannielle danyelle dara darci darcie darcy daria darla darleen darline davida
    davina dawna dayna deana deann deanne deb debbra debby debi debora debrah dedra deena deidra deidre
    deirdre delfina delilah della delma delois delora delores deloris delphia delphine demetra demetria dena
    deneen denice denna desirae desiree dian diann dianna dina dinah dionne dollie domenica dominga dona
    donita dorcas dorene doretha dori dorinda dorotha dorothea dortha dorthea dorthy dottie dulce earlene
    earline earnestine eartha eboni edelmira edie edna edwina edythe effie elaina elana elba elda eldora
    eleanora eleanore elenor elfriede elia elida elinor elissa ellie elma elmira elna elnora eloisa eloise
    elouise elva elvera elvia elvira elyse emelia emilie emogene ena enedina enid enriqueta ericka erlinda
    erma erna ernestina ernestine esperanza essie estela estella ester ethelyn etta eugenie eula eulalia eun
    eunice evalyn evangelina evangeline evelia evette evie evon evonne fabiola fannie fanny farrah faye
    felecia felica felicita felicitas felipa felisa felisha ferne filomena flor florene florine flossie floy
    fonda francisca freda freida frieda gaye gayla gaynell gena genoveva georgetta georgette georgiana
    georgianna georgie geralyn gerda geri germaine gerri gilda gillian ginny giovanna gisela gisele giselle
    gladis glenda glenna goldie gracie graciela gregoria gretta griselda guillermina gussie hallie harriett
    harriette hattie haydee hayley herlinda hermelinda herminia hettie hildegard holli hollie hortencia
    hortense hortensia hulda huong idalia idella ileana ilene iliana ilona ilyse imogene ina inez inga inge
    iola iona ione irena isabell isela ivanka ivette ivonne jacalyn jacinta jackeline jacklyn jaclyn jacque
    jacquelin jacquelyn jacquline jada jaimie jami jamila jammie janae janeen janel janell janelle janene
    janette janey janie janina janine janis janna jannette jannie jaqueline jasmin jaunita jayme jayne
    jazmin jeana jeane jeanetta jeanie jeanine jeanna jeannette jeannie jeannine jena jenelle jenifer
    jeniffer jennette jenni jennie jenniffer jeraldine jeri jerilyn jerri jerrie jesica jettie jillian joana
    joanie joann jodie joelle joellen joetta johnetta johnna joi joleen jolene jolynn joni jonna jonnie
    josefa josefina josephina josette josie jovita joycelyn juana judi judie juli juliann julianna julianne
    julieta juliette julissa justina kacey kaci kacie kaitlyn kala kami kandace kandi kandice kandy kara
    karan kari karie karissa karlene karolyn karon karri karrie karyn kasandra kassandra katelyn katheryn
    kathi kathie kathlene kathlyn kathrine kathryne kathyrn katina katy kaylee kecia keely keiko keisha keli
    kelli kellyanne kelsey kelsie kendra kenyatta keri kerri kerrie kesha keshia kia kiara kimberely
    kimberlee kimberley kira kirsten kirstin kisha kizzy kori kristal kristan kristi kristie kristine kristy
    kristyn krystle krystyna kyla kylee kylie kyong kyra kyung laci lacie ladonna lakeisha lakesha lakeshia
    lakisha lanette lani lanita laquita larissa lashanda lashawn lashonda latanya latasha latisha latonia
    latonya latosha latoya latrice latricia laureen laurene lauretta laurette lauri lavada lavina lavinia
    lavon lavonda lavonne lawanda leandra leann leanna leanne leatha leatrice leda leeann leesa leilani
    leisa lela lelia lennie lenora lenore leona leonor leonora leora leota lesa leslee lesli lessie leta
    letha leticia lettie liana liane lida lila lilia lillie lina lindy linette linnea linnie lise lisette
    lissa lissette lita lizabeth lizbeth lizette lizzie lolita lona lora loraine loreen lorelei lorena
    lorene lorenza lori lorie lorinda lorine lorna lorretta lorri lorrie lottie louann louella louisa
    lourdes lovie luana luann luanne luciana lucie lucienne lucila lucile lucretia luella lula lulu lupita
    lura lyla lynda lyndsay lyndsey lynette lynnette mable machelle madelyn madge madonna maegan magda
    magdalene maira majorie malia malinda malissa mamie manuela mara maranda marcela marcelina marcella
    marcelle marci marcie marcy margarete margarette marge margery margie margo margret marguerite mariah
    mariana mariann marianna maribel maribeth maricela mariela marietta marilee marilou marilynn marisa
    marisela marisol marita maritza marjory marla marlena marlo marlyn marlys marnie marquerite marquita
    marsha marti marva marvel maryann maryanne marybeth maryellen maryjane maryjo marylee marylin marylou
    marylyn mathilda matilda matilde mattie maude maudie maura maurine mavis maybelle mayme mayra mazie
    meagan meaghan mechelle meghan megyn melania melba melina melisa mellisa mellissa melodie melonie melony
    melva melvina micaela michell mickie migdalia mika milagros milissa millicent millie mimi mindi minnie
    mireya mirian mirta missy misti mittie mitzi modesta moira mollie mozell mozelle myong myriam myrna
    myrtice myrtis myrtle nakia nakisha nanci nanette nannette nannie nathalie nedra nelda nelida nella
    nelle nelly nena nereida nettie neva nichelle nichole nicki nicolasa nicolette nidia niki nikita nila
    nilda nilsa ninfa nita noelia noelle noemi nola nona noreen norene norine novella nydia ocie odette
    ofelia oleta oralia orpha otilia ouida pam pamala paola patrica patrice patsy patti pattie paulette
    paulina pearlie pearline peggie pennie perla phillis philomena phylis phyliss pinkie portia pricilla
    rachael racheal rachelle racquel rafaela randa randi raquel rashida reba rebeca rebekah reina rena renae
    renate renea renita reva rhiannon rhoda richelle rina robbin robyn rochelle rocio rolanda romona rona
    ronda ronna rosalba rosalee rosalia rosalie rosalina rosalinda rosaline rosalva rosalyn rosanne rosaria
    rosaura roseann roseanna roseanne rosella roselyn rosemarie rosetta rosie rosina rosita roslyn rowena
    roxana roxane roxann roxanna roxie rubye rufina ruthann ruthie sabra salina sallie samatha sanjuana
    sanjuanita sarita saundra selina shaina shalonda shameka shamika shana shanda shandra shanell shani
    shanika shanita shanna shannan shanon shanta shante shantel shantell shara sharee sharen shari sharla
    sharlene sharonda sharron sharyn shawanda shawna shayla shayna sheena shelia shelli shellie shelly shena
    sheree sheri sherie sherilyn sherita sheron sherri sherrie sherryl sheryl shiela shirlee shirlene shirly
    shonda sibyl simona siobhan socorro soledad sondra staci stacia stacie starla stefanie stephaine
    stephani stephany stephenie stephine susann susannah susie suzan suzanna suzette suzie suzy syble
    tabatha talia tamar tamatha tameka tamela tamera tami tamie tamika tamiko tammi tammie tamra tana
    tanesha tangela tanika tanisha tarsha taryn tasha tawana tawanda tawanna tawnya teena tena tenisha
    teodora tera terese teresita teressa teri terrie tess tessie thea theda theodora thersa thomasina tiana
    tiara tiffani tiffanie tiffiny tillie tisha tomasa tomeka toni tonia tonja tonya tori tosha toya tracee
    traci tracie trena tresa tressa tressie treva tricia trina trish trista twila twyla tyra vada valarie
    valeria valorie veda velda velia velma velva venessa venita verda vergie verla verna vernell vernice
    vernie vernita vicenta vickey vickie vikki vilma vina violeta virgie virgina viviana vonda vonnie wanita
    wendi wilda wilhelmina willa willene winnie winnifred wynona xiomara yadira yesenia yetta yolonda
    yoshiko zaida zandra zella zelma zena zenaida zenobia zina zoila zola zona zora zoraida zula zulma""".split()
)
