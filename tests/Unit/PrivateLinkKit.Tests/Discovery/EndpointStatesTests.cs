using Amazon.EC2.Model;
using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.Tests.Discovery;

/// <summary>States in AWS's spelling, including those that EmbeddedAws never reaches.</summary>
public class EndpointStatesTests
{
    [Theory]
    [InlineData("failed", EndpointState.Failed, "could not be created: no address is free. Delete it and apply the stack again.")]
    [InlineData("Expired", EndpointState.Expired, "was not accepted in time: no address is free. Delete it and apply the stack again.")]
    [InlineData("rejected", EndpointState.Rejected,
        "was rejected by the service's owner: no address is free. Ask the service's owner for the reason, and to accept it.")]
    public void Of_UnusableEndpoint_ReportsAwssReasonAndTheFix(string state, EndpointState expected, string said)
    {
        var endpoint = new VpcEndpoint { VpcEndpointId = "vpce-1", State = state, LastError = new LastError { Message = "no address is free." } };

        Assert.Equal((expected, false), (EndpointStates.Of(endpoint), EndpointStates.IsAlive(EndpointStates.Of(endpoint))));
        Assert.Equal(
            $"Endpoint orders (vpce-1) {said}",
            new EndpointUnavailableException("orders", endpoint.VpcEndpointId, expected, EndpointStates.ReasonOf(endpoint)).Message);
    }
}
