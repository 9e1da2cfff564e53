"""Any letter looked through before it goes out: what is wrong, the words it is about, and a way to mend it."""
