using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Planning;

/// <summary>An endpoint service, and endpoints outside the stack that are connected to it.</summary>
internal sealed record ConnectedService(ResourceState Service, IReadOnlyList<ForeignConnection> Connections);
