using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>An instance with the other values that its filters match.</summary>
internal sealed record InstanceView(Instance Instance, string ReservationId, string OwnerId, IReadOnlyList<NetworkInterface> Interfaces)
{
    public static InstanceView Of(AccountRegion region, Instance instance)
    {
        var reservation = region.Ec2.Reservations[instance.InstanceId!];
        if (instance.NetworkInterfaces is not [var own, ..] || !region.Ec2.NetworkInterfaces.TryFind(own.NetworkInterfaceId, out var now))
        {
            return new(instance, reservation, region.Account, []);
        }

        // Only the interface returns its DeleteOnTermination.
        var current = instance with { NetworkInterfaces = [InstanceDefaults.View(now)], PublicIpAddress = now.Association?.PublicIp };
        return new(current, reservation, region.Account, [now]);
    }
}
