namespace PrivateLinkKit.Testing;

/// <summary>
/// The standard output of a container that runs in this process, a service of its application. With the log driver <c>awslogs</c> it goes to CloudWatch Logs
/// (<see cref="EmbeddedAws.Logs"/>), like the application's log messages; otherwise it is discarded.
/// </summary>
public sealed class ContainerOutput
{
    private readonly Action<string>? _write;

    internal ContainerOutput(Action<string>? write) => _write = write;

    /// <summary>Writes to the standard output; each line becomes a log event.</summary>
    /// <param name="text">One line, or several separated by line breaks.</param>
    public void WriteLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_write is null)
        {
            return;
        }

        foreach (var line in text.Split('\n'))
        {
            _write(line.TrimEnd('\r'));
        }
    }
}
