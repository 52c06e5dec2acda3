namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>A running task: its network interface and its containers.</summary>
/// <param name="TaskArn">The task.</param>
/// <param name="EniId">Its network interface, which all of its containers share.</param>
/// <param name="Containers">Its containers, in the order of the task definition.</param>
/// <param name="Ended">Reports to ECS that the task cannot continue, with AWS's wording of the reason, for example
/// <c>CannotPullContainerError: …</c>.</param>
internal sealed record TaskPlacement(string TaskArn, string EniId, IReadOnlyList<ContainerPlacement> Containers, Action<string> Ended);

/// <summary>One container of a task.</summary>
internal sealed record ContainerPlacement(string Image, IReadOnlyList<int> Ports, IReadOnlyDictionary<string, string> Environment);
