package dev.devmentor.gateway.pipeline;

import dev.devmentor.platform.problem.DomainException;

/**
 * One step of the way in. It either passes the request on with {@link Exchange#next()}, now or
 * later, or ends it: by answering, by {@link Exchange#refuse} or by throwing a {@link
 * DomainException}.
 */
public interface Stage {

  /** Does its one thing to the request; never blocks. */
  void handle(Exchange exchange);
}
