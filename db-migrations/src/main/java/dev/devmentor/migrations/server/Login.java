package dev.devmentor.migrations.server;

/** A database role and its password; the password never reaches a message. */
public record Login(String user, String password) {

  @Override
  public String toString() {
    return user;
  }
}
