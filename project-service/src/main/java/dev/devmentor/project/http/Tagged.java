package dev.devmentor.project.http;

/** What is shown of something that can be changed. */
public interface Tagged {

  /** The entity tag: another one as soon as anything shown is different. */
  String etag();
}
