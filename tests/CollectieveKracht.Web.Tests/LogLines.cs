using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CollectieveKracht.Web.Tests;

/// <summary>Keeps the log for a test to read, each line with all its properties.</summary>
public sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public IEnumerable<string> Json => _events.Select(Write);

    public IEnumerable<string> Lines => _events.Select(line => line.RenderMessage(CultureInfo.InvariantCulture));

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);

    public IEnumerable<LogEvent> OfTrace(string id) => _events.Where(line => line.TraceId?.ToString() == id);

    private static string Write(LogEvent line)
    {
        var text = new StringWriter();
        new CompactJsonFormatter().Format(line, text);
        return text.ToString();
    }
}
