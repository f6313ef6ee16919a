package dev.devmentor.platform.sql;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of a list. Only those a client asked for are part of the statement, so that the
 * planner sees which index helps. Conditions are constants of the code; values are parameters.
 */
public final class Filter {

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param first the parameters that the statement around the filter uses as {@code $1}, …
   */
  public Filter(Object... first) {
    values.addAll(List.of(first));
  }

  /** Adds a condition in which each {@code ?} stands for one value. */
  public Filter and(String condition, Object... operands) {
    String rest = condition;
    for (Object operand : operands) {
      rest = rest.replaceFirst("\\?", "\\" + parameter(operand));
    }
    sql.append(" and ").append(rest);
    return this;
  }

  /** Adds a condition on one value if there is one. */
  public Filter andIfPresent(String condition, Object operand) {
    return operand == null ? this : and(condition, operand);
  }

  /** Adds a parameter outside of a condition; how the statement names it. */
  public String parameter(Object value) {
    values.add(value);
    return "$" + values.size();
  }

  /** The conditions, each with {@code and} before it. */
  public String sql() {
    return sql.toString();
  }

  /** The values of all parameters. */
  public Tuple parameters() {
    return Tuple.tuple(values);
  }
}
