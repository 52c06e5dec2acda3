namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>A log stream; its events are in the <see cref="LogBook"/>.</summary>
internal sealed record LogStreamState(string Group, string Name, long CreationTime);
