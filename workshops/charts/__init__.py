"""Pictures of figures as geometry: computed once without any painter, painted on the screen and in the PDF alike."""
