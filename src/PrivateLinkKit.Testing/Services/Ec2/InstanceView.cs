using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>An instance with the other values that its filters match.</summary>
internal sealed record InstanceView(Instance Instance, string ReservationId, string OwnerId, IReadOnlyList<NetworkInterface> Interfaces)
{
    public static InstanceView Of(AccountRegion region, Instance instance)
    {
        var reservation = region.Ec2.Reservations[instance.InstanceId!];
        IReadOnlyList<NetworkInterface> own = [.. InstanceInterfaces.Of(region, instance).Select(one => PublicHostNames.View(region, one))];
        if (own is not [var first, ..])
        {
            return new(instance, reservation, region.Account, []);
        }

        // Only the interface returns its DeleteOnTermination.
        var current = instance with
        {
            NetworkInterfaces = [.. own.Select(InstanceDefaults.View)],
            PublicIpAddress = first.Association?.PublicIp,
            PublicDnsName = first.Association?.PublicDnsName ?? "",
        };
        return new(current, reservation, region.Account, own);
    }
}
