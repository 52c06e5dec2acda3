namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>A running task or instance: its network interfaces and its containers. An instance has its image as the only container.</summary>
/// <param name="TaskArn">The task, or the instance's id.</param>
/// <param name="EniIds">Its network interfaces, the first one first; all of its containers share them.</param>
/// <param name="Containers">Its containers, in the order of the task definition.</param>
/// <param name="Ended">Reports to ECS that the task cannot continue, with AWS's wording of the reason, for example
/// <c>CannotPullContainerError: …</c>.</param>
internal sealed record TaskPlacement(string TaskArn, IReadOnlyList<string> EniIds, IReadOnlyList<ContainerPlacement> Containers, Action<string> Ended);

/// <summary>One container of a task.</summary>
internal sealed record ContainerPlacement(string Image, IReadOnlyList<int> Ports, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Takes each line of its output, from any thread; null: it is discarded.</summary>
    public Action<string>? Output { get; init; }
}
