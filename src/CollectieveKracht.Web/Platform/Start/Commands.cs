namespace CollectieveKracht.Web.Platform.Start;

/// <summary>What the site can do besides serving, such as <c>dotnet run -- migrate</c>. The result is the exit code.</summary>
/// <param name="RunAsync">Gets the words that stand behind the name.</param>
public sealed record Command(string Name, string Purpose, Func<IServiceProvider, IReadOnlyList<string>, CancellationToken, Task<int>> RunAsync)
{
    /// <summary>What must stand behind the name, such as "MAIL"; null for nothing.</summary>
    public string? Argument { get; init; }

    public string Usage => Argument is null ? Name : $"{Name} {Argument}";
}

public static class Commands
{
    public static IServiceCollection AddCommand(
        this IServiceCollection services, string name, string purpose, Func<IServiceProvider, CancellationToken, Task<int>> run) =>
        services.AddSingleton(new Command(name, purpose, (provider, _, cancel) => run(provider, cancel)));

    /// <summary>A command that needs to know one thing, such as a mail address.</summary>
    public static IServiceCollection AddCommand(
        this IServiceCollection services, string name, string argument, string purpose, Func<IServiceProvider, string, CancellationToken, Task<int>> run) =>
        services.AddSingleton(new Command(name, purpose, (provider, words, cancel) => run(provider, words[0], cancel)) { Argument = argument });

    /// <summary>Runs the command that the arguments name; null when they name none and the site is to serve.</summary>
    public static async Task<int?> RunAsync(WebApplication app, string[] args, CancellationToken cancel)
    {
        // "--urls=…" and the like are settings; "examples remove" is a name of two words.
        string[] words = [.. args.TakeWhile(a => !a.StartsWith('-'))];
        if (words.Length == 0) return null;

        var commands = app.Services.GetServices<Command>().ToList();
        if (commands.Find(c => Fits(c, words)) is not { } command) return Refuse(string.Join(' ', words), commands);

        await using (app)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await command.RunAsync(scope.ServiceProvider, words[command.Name.Split(' ').Length..], cancel);
        }
    }

    private static bool Fits(Command command, string[] words)
    {
        var name = command.Name.Split(' ');
        return words.Length == name.Length + (command.Argument is null ? 0 : 1) && words.Take(name.Length).SequenceEqual(name);
    }

    private static int Refuse(string name, List<Command> commands)
    {
        Console.Error.WriteLine($"There is no command \"{name}\". Without a command the site starts. There are:");
        foreach (var command in commands) Console.Error.WriteLine($"  {command.Usage,-28} {command.Purpose}");
        return 2;
    }
}
