package dev.devmentor.migrations.lint.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  private static List<String> texts(String sql) {
    return Tokenizer.tokens(sql).stream().map(Token::text).toList();
  }

  @Test
  void skipsCommentsNestedOnesToo() {
    assertThat(texts("a -- b ; c\n/* d /* e */ f */ g")).containsExactly("a", "g");
  }

  @Test
  void keepsStringsWhole() {
    assertThat(texts("'it''s; one' E'a\\'b;' $$x;y$$ $f$ $$ ; $f$ \"Odd;Name\""))
        .containsExactly("'it''s; one'", "E'a\\'b;'", "$$x;y$$", "$f$ $$ ; $f$", "Odd;Name");
  }

  @Test
  void countsLinesThroughStrings() {
    assertThat(Tokenizer.tokens("select '\n\n',\n x"))
        .extracting(Token::line)
        .containsExactly(1, 1, 3, 4);
  }

  @Test
  void reachesTheEndOfWhatNeverEnds() {
    assertThat(texts("a 'b")).containsExactly("a", "'b");
    assertThat(texts("a $$b")).containsExactly("a", "$$b");
    assertThat(texts("a /* b")).containsExactly("a");
  }

  @Test
  void cutsStatementsOutsideOfBodies() {
    List<Statement> statements =
        Statement.of(
            Tokenizer.tokens(
                "select 1; create function f() returns int begin atomic select 1; select 2; end; select 3"));
    assertThat(statements).hasSize(3);
    assertThat(statements).extracting(Statement::line).containsOnly(1);
  }
}
