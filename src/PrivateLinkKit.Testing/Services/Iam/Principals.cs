using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>What tools read to identify their caller. There are no users and no aliases.</summary>
internal static class Principals
{
    public static GetUserResult GetUser(ServiceCall call, GetUserRequest request)
    {
        if (request.UserName is { } name)
        {
            throw IamErrors.NoSuchUser(IamNames.Check("userName", name));
        }

        // A new account's root has signed in once, when it was made.
        var root = call.Region.Partition.IamArn(call.Account, "root");
        return call.PrincipalArn == root
            ? new() { User = new() { UserId = call.Account, Arn = root, CreateDate = DateTimeOffset.UnixEpoch } }
            : throw IamErrors.Validation("Must specify userName when calling with non-User credentials");
    }

    public static ListAccountAliasesResult ListAliases(ServiceCall call, ListAccountAliasesRequest request) =>
        new() { AccountAliases = [], IsTruncated = false };
}
