using PrivateLinkKit.Discovery;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Tests.Discovery;

public class EndpointChoiceTests
{
    private static readonly EndpointSource OfStack = new("tasks", new Placement("eu-west-1")) { Stack = "task-api" };
    private static readonly EndpointSource OfService = new("tasks", new Placement("eu-west-1")) { ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-1" };

    [Theory]
    [InlineData("available", EndpointState.Available)]
    [InlineData("Available", EndpointState.Available)]
    [InlineData("pendingAcceptance", EndpointState.PendingAcceptance)]
    [InlineData("pending", EndpointState.Pending)]
    [InlineData("rejected", EndpointState.Rejected)]
    [InlineData("expired", EndpointState.Expired)]
    [InlineData("failed", EndpointState.Failed)]
    [InlineData("deleting", EndpointState.Deleted)]
    [InlineData("deleted", EndpointState.Deleted)]
    public void StateOf_WordsOfAws_AreKnown(string word, EndpointState state) => Assert.Equal(state, EndpointStates.Of(Endpoint("1", word)));

    [Fact]
    public void Of_Nothing_IsNull() => Assert.Null(EndpointChoice.Of(OfStack, []));

    [Fact]
    public void Of_ReplacedEndpoint_IsTheOneThatCarriesTraffic() =>
        Assert.Equal("vpce-2", EndpointChoice.Of(OfStack, [Endpoint("1", "deleting"), Endpoint("2", "available"), Endpoint("3", "pending")])!.VpcEndpointId);

    [Fact]
    public void Of_TwoThatCarryTraffic_IsTheNewerOne() =>
        Assert.Equal("vpce-2", EndpointChoice.Of(OfStack, [Endpoint("1", "available"), Endpoint("2", "available")])!.VpcEndpointId);

    [Fact]
    public void Of_OtherConsumer_IsNotMeant() =>
        Assert.Equal("vpce-1",
            EndpointChoice.Of(OfStack with { Consumer = "customer" }, [Endpoint("1", "rejected"), Endpoint("2", "available", "customer-2")])!.VpcEndpointId);

    [Fact]
    public void Of_SeveralConsumersEvenIfOneOnlyIsAvailable_IsRefused() => Assert.Throws<AmbiguousEndpointException>(
        () => EndpointChoice.Of(OfStack, [Endpoint("1", "available"), Endpoint("2", "pendingAcceptance", "partner")]));

    [Fact]
    public void Of_StacksOfOneNameAtTwoHomes_AreRefusedUntilTheHomeSelectsOne()
    {
        Sdk.VpcEndpoint[] found = [Endpoint("1", "available", home: "111111111111/eu-west-1"), Endpoint("2", "available", home: "111111111111/eu-west-2")];

        var error = Assert.Throws<AmbiguousEndpointException>(() => EndpointChoice.Of(OfStack with { Home = "111111111111" }, found));

        Assert.Contains("option Home", error.Message, StringComparison.Ordinal);
        Assert.Equal("vpce-2", EndpointChoice.Of(OfStack with { Home = "111111111111/eu-west-2" }, found)!.VpcEndpointId);
        Assert.Null(EndpointChoice.Of(OfStack with { Home = "11111111111" }, found));
    }

    [Fact]
    public void Of_OtherConsumerGone_IsTheOneThatIsLeft() =>
        Assert.Equal("vpce-1", EndpointChoice.Of(OfStack, [Endpoint("1", "available"), Endpoint("2", "deleted", "partner")])!.VpcEndpointId);

    [Fact]
    public void Of_SeveralOfAService_IsTheAvailableOne() =>
        Assert.Equal("vpce-1", EndpointChoice.Of(OfService, [Endpoint("1", "available"), Endpoint("2", "rejected")])!.VpcEndpointId);

    [Theory]
    [InlineData(null, "vpc-2", "VpcId")]
    [InlineData(null, "vpc-1", "EndpointId")]
    [InlineData("vpc-1", "vpc-1", "EndpointId")]
    public void Of_SeveralAvailableOfAService_NamesTheOptionThatNarrows(string? vpc, string other, string option)
    {
        Sdk.VpcEndpoint[] found = [InVpc(Endpoint("1", "available"), "vpc-1"), InVpc(Endpoint("2", "available"), other)];

        var error = Assert.Throws<AmbiguousEndpointException>(() => EndpointChoice.Of(OfService with { VpcId = vpc }, found));

        Assert.Contains($"option {option}", error.Message, StringComparison.Ordinal);
    }

    private static Sdk.VpcEndpoint InVpc(Sdk.VpcEndpoint endpoint, string vpc)
    {
        endpoint.VpcId = vpc;
        return endpoint;
    }

    private static Sdk.VpcEndpoint Endpoint(string id, string state, string consumer = "customer", string home = "111111111111/eu-west-1") => new()
    {
        VpcEndpointId = $"vpce-{id}",
        State = new Amazon.EC2.State(state),
        CreationTimestamp = DateTime.UnixEpoch.AddHours(int.Parse(id)),
        Tags = [new Sdk.Tag(OwnershipTags.HomeKey, home), new Sdk.Tag(OwnershipTags.IdKey, $"{consumer}/endpoint")],
    };
}
