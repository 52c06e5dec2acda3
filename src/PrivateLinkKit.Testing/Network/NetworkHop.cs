namespace PrivateLinkKit.Testing;

/// <summary>One hop on a connection's path.</summary>
/// <param name="Id">The network interface, or the VPC or subnet the client stands in.</param>
/// <param name="Address">The address there.</param>
/// <param name="Description">What it is, for people.</param>
public sealed record NetworkHop(string Id, string Address, string Description)
{
    /// <summary>The hop on one line.</summary>
    public override string ToString() => $"{Id} {Address}: {Description}";
}
