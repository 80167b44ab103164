/// What each method refuses, by subject. The order of a method's rows is that in which it looks.
enum RefusalTables {}
