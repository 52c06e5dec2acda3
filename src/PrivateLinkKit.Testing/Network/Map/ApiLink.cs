namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>A VPC link of API Gateway.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsAvailable">false: requests through it fail.</param>
/// <param name="Interfaces">Its network interfaces, from which requests are sent.</param>
internal sealed record ApiLink(string Id, bool IsAvailable, IReadOnlyList<Place> Interfaces);
