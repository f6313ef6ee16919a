package dev.devmentor.migrations.seed;

/** Is told how many rows were committed; by several threads. */
@FunctionalInterface
public interface SeedProgress {
  void committed(long rows);
}
