using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Checks the name of a security group in a VPC that exists.</summary>
internal sealed record GroupNameCheck(LogicalId Id, Placement At, Ref VpcId, string GroupName) : NameCheck(Id, At)
{
    protected override async Task<string?> FindOtherAsync(HandlerContext context) =>
        context.Outputs.Find(VpcId) is { } vpcId && await SecurityGroupHandler.FindAsync(vpcId, GroupName, context) is { } found
            && !Ec2Tags.AreOf(context.Tags.Identity, found.Tags) ? found.GroupId : null;

    protected override string CommandFor(string other, HandlerContext context) => context.Ec2Command(Id, other);
}
