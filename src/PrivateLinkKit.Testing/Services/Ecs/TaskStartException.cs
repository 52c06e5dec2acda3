namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>A task cannot start; the message is its stopped reason, as AWS words it.</summary>
internal sealed class TaskStartException(string reason) : Exception(reason);
