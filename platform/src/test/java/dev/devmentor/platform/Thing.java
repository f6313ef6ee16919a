package dev.devmentor.platform;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of the probe's own, for the way through Hibernate Reactive. */
@Entity
@Table(schema = "probe", name = "things")
public class Thing {

  @Id public UUID id;

  @jakarta.persistence.Column(name = "user_id")
  public UUID userId;

  public String name;

  /** A thing that is not stored yet. */
  public static Thing of(UUID userId, String name) {
    Thing thing = new Thing();
    thing.id = UUID.randomUUID();
    thing.userId = userId;
    thing.name = name;
    return thing;
  }
}
