using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The capacity reservations of load balancers: always empty, since none can be created.</summary>
internal static class CapacityReservations
{
    public static DescribeCapacityReservationResult Describe(ServiceCall call, DescribeCapacityReservationRequest request)
    {
        LoadBalancers.Get(call.Region, request.LoadBalancerArn!);
        return new() { DecreaseRequestsRemaining = 2, CapacityReservationState = [] };
    }
}
