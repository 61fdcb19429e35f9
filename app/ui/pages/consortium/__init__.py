"""The views of the page Consortium: areas, bodies, initiatives, programmes, research agenda, publications, library."""
