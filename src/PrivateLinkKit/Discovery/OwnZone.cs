namespace PrivateLinkKit.Discovery;

/// <summary>The zone of this process. Unknown values are null.</summary>
/// <param name="Name">Its name in the endpoint's account.</param>
internal sealed record OwnZone(string? Name, string? Id)
{
    public bool Holds(EndpointAddress address) => (Name is not null && address.ZoneName == Name) || (Id is not null && address.ZoneId == Id);
}
