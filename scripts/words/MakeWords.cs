// Makes dutch-words.txt of Debian's word list: see docs/search.md.
//   dotnet run --project scripts/words -- src/CollectieveKracht.Web/Features/Search/Words [/usr/share/dict/dutch]
var folder = args[0];
var full = args.Length > 1 ? args[1] : "/usr/share/dict/dutch";
var own = AppContext.BaseDirectory;
var words = WordList.Read(full, Path.Combine(folder, "dutch-forms.txt"), Path.Combine(own, "keep.txt"), Path.Combine(own, "nouns.txt"));
File.WriteAllLines(Path.Combine(folder, "dutch-words.txt"), words.Reduced(File.ReadAllLines(Path.Combine(own, "add.txt"))));
