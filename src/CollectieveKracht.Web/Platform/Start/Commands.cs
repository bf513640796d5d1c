namespace CollectieveKracht.Web.Platform.Start;

/// <summary>What the site can do besides serving, such as <c>dotnet run -- migrate</c>. The result is the exit code.</summary>
public sealed record Command(string Name, string Purpose, Func<IServiceProvider, CancellationToken, Task<int>> RunAsync);

public static class Commands
{
    public static IServiceCollection AddCommand(
        this IServiceCollection services, string name, string purpose, Func<IServiceProvider, CancellationToken, Task<int>> run) =>
        services.AddSingleton(new Command(name, purpose, run));

    /// <summary>Runs the command that the arguments name; null when they name none and the site is to serve.</summary>
    public static async Task<int?> RunAsync(WebApplication app, string[] args, CancellationToken cancel)
    {
        // "--urls=…" and the like are settings; "examples remove" is a name of two words.
        var name = string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')));
        if (name.Length == 0) return null;

        var commands = app.Services.GetServices<Command>().ToList();
        if (commands.Find(c => c.Name == name) is not { } command) return Refuse(name, commands);

        await using (app)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await command.RunAsync(scope.ServiceProvider, cancel);
        }
    }

    private static int Refuse(string name, List<Command> commands)
    {
        Console.Error.WriteLine($"There is no command \"{name}\". Without a command the site starts. There are:");
        foreach (var command in commands) Console.Error.WriteLine($"  {command.Name,-20} {command.Purpose}");
        return 2;
    }
}
