using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.Tests.Engine.Ownership;

public class PlacementTagsTests
{
    private static readonly Placement Home = new("eu-west-1");

    [Fact]
    public void MarksOf_ConsumersInMoreAccountsThanThereIsRoomFor_KeepsWithinTheTagsThatAwsAllows()
    {
        var service = Service([.. Enumerable.Range(0, 100).Select(Account)]) with { Tags = [new("team", "dogs")] };

        var marks = new EndpointServiceHandler().MarksOf(service);

        var stack = new StackIdentity("dogs", new Place("111111111111", "eu-west-1"));
        Assert.InRange(new OwnershipTags(stack).For(service).Count + marks.Count + 1, OwnershipTags.Limit - 1, OwnershipTags.Limit);
    }

    [Fact]
    public void MarksOf_ExternalIdTooLongForATag_LeavesThatPlaceOut()
    {
        var marks = new EndpointServiceHandler().MarksOf(Service([Account(1) with { ExternalId = new string('x', 250) }, Account(2)]));

        Assert.Equal([Account(2)], PlacementTags.On(marks));
    }

    private static Placement Account(int number) => new("eu-west-1", $"arn:aws:iam::{number:D12}:role/deployer", "secret");

    private static EndpointService Service(EquatableList<Placement> consumersAt) => new(new LogicalId("dogs/endpoint-service"), Home)
    {
        NetworkLoadBalancerArns = [],
        AcceptanceRequired = false,
        AllowedPrincipals = [],
        Remembers = consumersAt,
    };
}
