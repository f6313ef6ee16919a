/** In which order things can be learned; knows neither HTTP nor the database. */
package dev.devmentor.learning.roadmap.path;
