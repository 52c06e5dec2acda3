using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Planning;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>A security group; its rules are separate (<see cref="SecurityGroupRules"/>), so that groups may reference each other.</summary>
internal sealed record SecurityGroup(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::SecurityGroup";

    /// <summary>Unique in the VPC.</summary>
    public required string GroupName { get; init; }

    public required string GroupDescription { get; init; }

    public required Ref VpcId { get; init; }

    /// <summary>Wanted rules: not a property of the group, but recorded in a tag on create.</summary>
    public SecurityGroupRules? Rules { get; init; }

    public override IEnumerable<Ref> References => [VpcId];

    internal override Resource NamedApart(StackIdentity stack) => this with { GroupName = $"{GroupName}-{stack.NameSuffix}" };
}

internal sealed record SecurityGroupState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, SecurityGroup.Type, At, PhysicalId)
{
    public required string GroupName { get; init; }

    public required string GroupDescription { get; init; }

    public required string VpcId { get; init; }

    /// <summary>Groups that its rules reference and that can be deleted only after it, except for rules revoked before.</summary>
    public EquatableList<string> NamedGroups { get; init; } = [];

    public override IEnumerable<string> DependsOn => [VpcId, .. NamedGroups];
}

internal sealed class SecurityGroupHandler() : Ec2Handler<SecurityGroup, SecurityGroupState>(SecurityGroup.Type)
{
    private static readonly SecurityGroupRulesHandler Rules = new();

    private const int LongestName = 255;

    public override bool ReplacementInterrupts(IReadOnlyList<PropertyChange> changes, bool deletedFirst) => false;

    /// <summary>Returns the groups of all stacks that are read together. They are read once for themselves and for their rules.</summary>
    public static async Task<List<Sdk.SecurityGroup>> ListGroupsAsync(HandlerContext context) =>
        (await ListNamesakesAsync(context)).FindAll(group => context.Stacks.Any(stack => Ec2Tags.AreOf(stack, group.Tags)));

    protected override async Task<IReadOnlyList<SecurityGroupState>> ReadAsync(HandlerContext context)
    {
        foreach (var home in (await ListNamesakesAsync(context)).Select(group => context.Tags.OtherHomeOf(Ec2Tags.FromSdk(group.Tags))).OfType<string>())
        {
            context.Note(PlanNote.OfOtherHome(context.Tags.Stack, home, context.At.Region));
        }

        var rules = await SecurityGroupRulesHandler.OwnedAsync(context);
        return Ec2Tags.Owned(context, await ListGroupsAsync(context), group => group.Tags, (group, owned) =>
            new SecurityGroupState(owned.Id, owned.At, group.GroupId)
        {
            Tags = owned.Tags,
            GroupName = group.GroupName,
            GroupDescription = group.Description,
            VpcId = group.VpcId,
            NamedGroups = rules.Single(of => of.GroupId == group.GroupId).KeptReferences,
        });
    }

    protected override IEnumerable<PreflightCheck> ChecksOf(SecurityGroup want) => [new GroupNameCheck(want.Id, want.At, want.VpcId, want.GroupName)];

    internal override IReadOnlyList<Tag> MarksOf(Resource want) =>
        [.. base.MarksOf(want), .. ((SecurityGroup)want).Rules is { } rules ? Rules.MarksOf(rules) : []];

    protected override void CompareProperties(PropertyDiff diff, SecurityGroup want, SecurityGroupState? have) => diff
        .Replaces("GroupName", want.GroupName, AlternatingName.Of(want.GroupName, have?.GroupName, LongestName))
        .Replaces("GroupDescription", want.GroupDescription, have?.GroupDescription)
        .Replaces("VpcId", want.VpcId, have?.VpcId);

    protected override async Task<SecurityGroupState> CreateAsync(SecurityGroup want, HandlerContext context)
    {
        var vpcId = context.Outputs.Get(want.VpcId);
        var name = AlternatingName.Beside(want.GroupName, context.Existing<SecurityGroupState>(want.Id).Select(group => group.GroupName), LongestName);
        var request = new Sdk.CreateSecurityGroupRequest
        {
            GroupName = name,
            Description = want.GroupDescription,
            VpcId = vpcId,
            TagSpecifications = Ec2Tags.Specify(context, want, "security-group"),
        };
        var answer = await context.UnlessNameIsTakenAsync(
            want,
            () => context.OnceAsync(token => context.Ec2.CreateSecurityGroupAsync(request, token)),
            error => error.ErrorCode == "InvalidGroup.Duplicate",
            async () => (await FindAsync(vpcId, name, context))?.GroupId,
            id => context.Ec2Command(want.Id, id));
        return new SecurityGroupState(want.Id, want.At, answer.GroupId)
        {
            Tags = context.Made(want).Tags,
            GroupName = name,
            GroupDescription = want.GroupDescription,
            VpcId = vpcId,
        };
    }

    private static Task<List<Sdk.SecurityGroup>> ListNamesakesAsync(HandlerContext context) => context.OfNamesakesAsync(
        (filters, page, token) => context.Ec2.DescribeSecurityGroupsAsync(
            new Sdk.DescribeSecurityGroupsRequest { Filters = filters, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
        response => response.SecurityGroups,
        response => response.NextToken);

    protected override Task DeleteAsync(SecurityGroupState have, HandlerContext context) =>
        context.DeleteAsync(
            have,
            token => context.Ec2.DeleteSecurityGroupAsync(new Sdk.DeleteSecurityGroupRequest { GroupId = have.PhysicalId }, token),
            users: () => Ec2Users.OfGroupAsync(context, have.PhysicalId));

    /// <summary>Returns the group with a name, whoever made it; null: there is none.</summary>
    public static async Task<Sdk.SecurityGroup?> FindAsync(string vpcId, string name, HandlerContext context)
    {
        List<Sdk.Filter> filters = [new() { Name = "vpc-id", Values = [vpcId] }, new() { Name = "group-name", Values = [name] }];
        var answer = await context.RepeatAsync(token => context.Ec2.DescribeSecurityGroupsAsync(
            new Sdk.DescribeSecurityGroupsRequest { Filters = filters }, token));
        return answer.SecurityGroups?.FirstOrDefault();
    }
}
