package dev.devmentor.memory.keyword;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a text as keyword search compares them: in lower case, English endings off, no stop
 * words. An identifier counts as itself and as its parts: {@code findUserById} is also {@code
 * find}, {@code user} and {@code id}.
 */
public final class Terms {

  private static final int IDENTIFIERS =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
          | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
          | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
          | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS
          | WordDelimiterGraphFilter.PRESERVE_ORIGINAL;

  private static final Analyzer ENGLISH_AND_CODE =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          StandardTokenizer words = new StandardTokenizer();
          TokenStream parts =
              new WordDelimiterGraphFilter(new EnglishPossessiveFilter(words), IDENTIFIERS, null);
          TokenStream kept =
              new StopFilter(new LowerCaseFilter(parts), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
          return new TokenStreamComponents(words, new PorterStemFilter(kept));
        }
      };

  private Terms() {}

  /** The words in the order of the text, repeated ones each time. */
  public static List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = ENGLISH_AND_CODE.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
      return terms;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
