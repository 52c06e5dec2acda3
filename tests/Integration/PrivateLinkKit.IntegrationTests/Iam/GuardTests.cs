namespace PrivateLinkKit.IntegrationTests.Iam;

/// <summary>The guard keeps others from the tags, the record and the roles of the library, and from nothing else.</summary>
public class GuardTests
{
    private const string Owned = "arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-1";
    private const string Record = "arn:aws:ssm:eu-west-1:222222222222:parameter/privatelinkkit/dogs/stack";
    private const string OurRole = "arn:aws:iam::222222222222:role/privatelinkkit/consumer";
    private const string Developer = "arn:aws:iam::222222222222:role/developer";
    private const string Administrator = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";

    private static readonly Policy AllowAll = Policy.Parse(
        "all", """{ "Version": "2012-10-17", "Statement": [{ "Sid": "All", "Effect": "Allow", "Action": "*", "Resource": "*" }] }""");

    private static readonly string[] TagActions =
    [
        "ec2:CreateTags", "ec2:DeleteTags", "elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags", "ecs:TagResource", "ecs:UntagResource",
        "autoscaling:CreateOrUpdateTags", "autoscaling:DeleteTags", "autoscaling:CreateAutoScalingGroup", "iam:TagRole", "iam:UntagRole",
        "iam:TagInstanceProfile", "ssm:AddTagsToResource", "ssm:RemoveTagsFromResource", "sns:TagResource", "sns:UntagResource", "sqs:TagQueue",
        "sqs:UntagQueue", "logs:TagResource", "logs:UntagResource", "apigateway:POST", "apigateway:TagResource",
    ];

    private static readonly string[] RoleActions =
    [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PassRole", "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
    ];

    /// <summary>Requests that the guard must leave alone.</summary>
    private static readonly IReadOnlyList<AuthorizationRequest> Legitimate =
    [
        By(Developer, "ec2:CreateTags", Owned).With("aws:TagKeys", "team"),
        By(Developer, "ec2:DeleteTags", Owned).With("aws:TagKeys", "team").With("aws:ResourceTag/privatelinkkit:stack", "dogs"),
        By(Developer, "ec2:DeleteTags", Owned),
        By(Developer, "apigateway:POST", "arn:aws:apigateway:eu-west-1::/apis"),
        By(Developer, "ssm:PutParameter", "arn:aws:ssm:eu-west-1:222222222222:parameter/prod/password"),
        By(Developer, "iam:CreateRole", "arn:aws:iam::222222222222:role/other"),
        By(OurRole, "ec2:CreateTags", Owned).With("aws:TagKeys", "privatelinkkit:stack", "privatelinkkit:id", "privatelinkkit:home"),
        By(OurRole, "ec2:DeleteTags", Owned).With("aws:ResourceTag/privatelinkkit:stack", "dogs"),
        By(OurRole, "ecs:TagResource", Owned).With("aws:TagKeys", "PrivateLinkKit:Stack"),
        By(OurRole, "ssm:PutParameter", Record),
        By(Administrator, "iam:CreateRole", OurRole),
    ];

    public static TheoryData<string> Actions => [.. TagActions];

    /// <summary>Returns true if another principal of the account, who may do everything, is allowed the request behind the guard.</summary>
    internal static bool AllowsOthers(AuthorizationRequest request) => Behind(Shipped.Guard).Allows(request.With("aws:PrincipalArn", Developer));

    [Theory]
    [MemberData(nameof(Actions))]
    public void Guard_OtherTagsWithOurKeys_IsDenied(string action)
    {
        Assert.True(AllowsOthers(new AuthorizationRequest(action, Owned).With("aws:TagKeys", "team")));
        Assert.False(AllowsOthers(new AuthorizationRequest(action, Owned).With("aws:TagKeys", "team", "privatelinkkit:applied")));
    }

    [Theory]
    [InlineData("ec2:CreateTags")]
    [InlineData("elasticloadbalancing:AddTags")]
    [InlineData("ecs:TagResource")]
    public void Guard_OtherTagsWithOurKeysInAnotherCase_IsDenied(string action) =>
        Assert.All(["PrivateLinkKit:Stack", "PRIVATELINKKIT:ID", "privatelinkkit:Home"], key =>
            Assert.False(AllowsOthers(new AuthorizationRequest(action, Owned).With("aws:TagKeys", key))));

    [Fact]
    public void Guard_OtherRemovesAllTagsOfOwned_IsDenied() =>
        Assert.False(AllowsOthers(new AuthorizationRequest("ec2:DeleteTags", Owned).With("aws:ResourceTag/privatelinkkit:stack", "dogs")));

    [Theory]
    [InlineData("ssm:PutParameter")]
    [InlineData("ssm:DeleteParameter")]
    [InlineData("ssm:DeleteParameters")]
    public void Guard_OtherChangesTheRecord_IsDenied(string action) => Assert.False(AllowsOthers(new AuthorizationRequest(action, Record)));

    [Fact]
    public void Guard_OtherChangesOurRoles_IsDenied() =>
        Assert.All(RoleActions, action => Assert.False(AllowsOthers(new AuthorizationRequest(action, OurRole))));

    [Fact]
    public void Guard_Legitimate_IsAllowed() => Assert.All(Legitimate, request => Assert.True(Behind(Shipped.Guard).Allows(request), request.ToString()));

    [Fact]
    public void Conditions_WithoutAnyOne_DenySomethingLegitimate() => Assert.Empty(
        Shipped.Guard.WithoutOneCondition()
            .Where(mutation => Legitimate.All(request => Behind(mutation.Policy).Allows(request)))
            .Select(mutation => mutation.Dropped));

    private static Identity Behind(Policy guard) => new(AllowAll, guard);

    private static AuthorizationRequest By(string principal, string action, string resource) =>
        new AuthorizationRequest(action, resource).With("aws:PrincipalArn", principal);
}
