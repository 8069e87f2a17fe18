/*
 * How fast is Lucene at the same work? Builds an index from lines, then answers queries from standard input.
 *
 * build INDEX FILE: a line is id, title and text, speakers, entities, year, separated by tabs.
 * serve INDEX: a line is work, class, speaker, words, separated by tabs; the answer is total, nanoseconds, CPU
 * nanoseconds and the number of values counted.
 *
 * Settings that Lucene's documentation advises for speed: one segment, a large writer buffer, memory-mapped files,
 * BM25, doc values for facets with cached ordinals, unified highlighter with offsets in the postings.
 */
import java.io.*;
import java.lang.management.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.core.*;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

public class Bench {
  static Analyzer analyzer(boolean stemmed) {
    return new Analyzer() {
      @Override protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new StandardTokenizer();
        TokenStream stream = new org.apache.lucene.analysis.LowerCaseFilter(source);
        if (stemmed) stream = new SnowballFilter(stream, "English");
        return new TokenStreamComponents(source, stream);
      }
    };
  }

  static final Analyzer STEM = analyzer(true), EXACT = analyzer(false);
  static final Analyzer ALL = new PerFieldAnalyzerWrapper(EXACT, Map.of("stem", STEM));
  static final FacetsConfig CONFIG = new FacetsConfig();
  static {
    for (String f : List.of("speaker", "entity")) CONFIG.setMultiValued(f, true);
    for (String f : List.of("speaker", "entity", "year")) {
      CONFIG.setIndexFieldName(f, "$" + f);
      CONFIG.setDrillDownTermsIndexing(f, FacetsConfig.DrillDownTermsIndexing.NONE);
    }
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("build")) build(args[1], args[2]);
    else if (args[0].equals("cranfield")) cranfield(args[1], args[2]);
    else serve(args[1]);
  }

  static void build(String index, String file) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(ALL);
    config.setRAMBufferSizeMB(512);
    FieldType stem = new FieldType(TextField.TYPE_NOT_STORED);
    stem.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    FieldType exact = new FieldType(TextField.TYPE_STORED);
    try (IndexWriter writer = new IndexWriter(new MMapDirectory(Path.of(index)), config);
        BufferedReader in = Files.newBufferedReader(Path.of(file))) {
      for (String line; (line = in.readLine()) != null; ) {
        String[] part = line.split("\t", -1);
        Document doc = new Document();
        doc.add(new StoredField("id", part[0]));
        doc.add(new Field("stem", part[1], stem));
        doc.add(new Field("exact", part[1], exact));
        for (String s : part[2].isEmpty() ? new String[0] : part[2].split(",")) {
          doc.add(new StringField("by", s, Field.Store.NO));
          doc.add(new SortedSetDocValuesFacetField("speaker", s));
        }
        for (String e : part[3].isEmpty() ? new String[0] : part[3].split(","))
          doc.add(new SortedSetDocValuesFacetField("entity", e));
        doc.add(new SortedSetDocValuesFacetField("year", part[4]));
        writer.addDocument(CONFIG.build(doc));
      }
      writer.forceMerge(1);
      writer.commit();
    }
    long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    System.out.println(cpu);
  }

  static String stemmed(String word) throws IOException {
    try (TokenStream stream = STEM.tokenStream("stem", word)) {
      stream.reset();
      stream.incrementToken();
      return stream.getAttribute(org.apache.lucene.analysis.tokenattributes.CharTermAttribute.class).toString();
    }
  }

  static Query query(String kind, String[] words) throws IOException {
    if (kind.equals("phrase")) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (String word : words) phrase.add(new Term("exact", word));
      return phrase.build();
    }
    if (kind.equals("prefix")) return new PrefixQuery(new Term("exact", words[0]));
    if (words.length == 1) return new TermQuery(new Term("stem", stemmed(words[0])));
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : words)
      all.add(new TermQuery(new Term("stem", stemmed(word))), kind.equals("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD);
    return all.build();
  }

  static void serve(String index) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = System.nanoTime();
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Path.of(index)));
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    Map<String, SortedSetDocValuesReaderState> states = new HashMap<>();
    for (String f : List.of("speaker", "entity", "year"))
      states.put(f, new DefaultSortedSetDocValuesReaderState(reader, "$" + f, CONFIG));
    UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, STEM).withFieldMatcher(f -> true).build();
    System.out.println(System.nanoTime() - begun);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      String[] part = line.split("\t");
      long cpu = threads.getCurrentThreadCpuTime(), start = System.nanoTime();
      Query query = query(part[1], part[3].split(" "));
      if (part[0].equals("filtered"))
        query = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST)
            .add(new TermQuery(new Term("by", part[2])), BooleanClause.Occur.FILTER).build();
      long total, counted = 0;
      TopDocs top;
      if (part[0].equals("top")) {
        top = searcher.search(query, new TopScoreDocCollectorManager(20, null, Integer.MAX_VALUE));
        total = top.totalHits.value;
      } else {
        FacetsCollectorManager.FacetsResult result =
            FacetsCollectorManager.search(searcher, query, 20, new FacetsCollectorManager());
        top = result.topDocs();
        FacetsCollector collected = result.facetsCollector();
        total = 0;
        for (FacetsCollector.MatchingDocs docs : collected.getMatchingDocs()) total += docs.totalHits;
        for (String f : List.of("speaker", "entity", "year")) {
          FacetResult found = new SortedSetDocValuesFacetCounts(states.get(f), collected).getTopChildren(50, f);
          if (found != null) for (LabelAndValue value : found.labelValues) counted += value.value.longValue();
        }
      }
      if (part[0].equals("snippets")) {
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc hit : top.scoreDocs) stored.document(hit.doc).get("exact");
        highlighter.highlight("exact", query, top, 1);
      }
      System.out.println(total + " " + (System.nanoTime() - start) + " " + (threads.getCurrentThreadCpuTime() - cpu) + " " + counted);
    }
  }

  /** Ranks the Cranfield queries: FILE holds d/q lines (kind, id, text); prints query, document in order. */
  static void cranfield(String index, String file) throws Exception {
    List<String[]> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(file))) lines.add(line.split("\t", -1));
    Analyzer analyzer = new WhitespaceAnalyzer();
    MMapDirectory folder = new MMapDirectory(Path.of(index));
    try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
      for (String[] line : lines)
        if (line[0].equals("d")) {
          Document doc = new Document();
          doc.add(new StoredField("id", line[1]));
          doc.add(new TextField("text", line[2], Field.Store.NO));
          writer.addDocument(doc);
        }
      writer.forceMerge(1);
    }
    DirectoryReader reader = DirectoryReader.open(folder);
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity());
    for (String[] line : lines)
      if (line[0].equals("q")) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : new TreeSet<>(Arrays.asList(line[2].split(" "))))
          all.add(new TermQuery(new Term("text", word)), BooleanClause.Occur.SHOULD);
        for (ScoreDoc hit : searcher.search(all.build(), 10).scoreDocs)
          System.out.println(line[1] + "\t" + searcher.storedFields().document(hit.doc).get("id"));
      }
  }
}
