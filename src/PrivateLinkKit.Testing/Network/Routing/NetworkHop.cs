namespace PrivateLinkKit.Testing;

/// <summary>One hop on a connection's path.</summary>
/// <param name="Id">The network interface, or the client's VPC or subnet.</param>
/// <param name="Address">The address there.</param>
/// <param name="Description">Description for display.</param>
public sealed record NetworkHop(string Id, string Address, string Description)
{
    /// <summary>The hop on one line.</summary>
    public override string ToString() => $"{Id} {Address}: {Description}";
}
