namespace PrivateLinkKit.Discovery;

/// <summary>The zone of this process. What is not known of it is null.</summary>
/// <param name="Name">As the account of the endpoint in question names it.</param>
internal sealed record OwnZone(string? Name, string? Id)
{
    public bool Holds(EndpointAddress address) => (Name is not null && address.ZoneName == Name) || (Id is not null && address.ZoneId == Id);
}
