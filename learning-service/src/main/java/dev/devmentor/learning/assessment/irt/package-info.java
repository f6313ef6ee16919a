/**
 * Adaptive testing by item response theory; knows neither HTTP nor the database. Abilities are on
 * the scale of the population: mean 0, standard deviation 1.
 */
package dev.devmentor.learning.assessment.irt;
