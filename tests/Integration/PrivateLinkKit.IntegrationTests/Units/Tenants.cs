using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Units;

/// <summary>Consumers in accounts of their own whose zones have the provider's names.</summary>
internal static class Tenants
{
    /// <summary>EmbeddedAws gives the zones of every third account the same names.</summary>
    public static string Account(int number) => $"{number * 3:D12}";

    public static string Role(int number) => $"arn:aws:iam::{Account(number)}:role/deployer";

    public static string Name(int number) => $"tenant-{number}";

    public static PrivateLinkStackBuilder WithTenant(this PrivateLinkStackBuilder service, int number) =>
        service.ConsumeFrom(Name(number), tenant => Stacks.InOwnVpc(tenant).AsRole(Role(number)));

    public static PrivateLinkStackBuilder WithTenants(this PrivateLinkStackBuilder service, IEnumerable<int> numbers) =>
        numbers.Aggregate(service, (stack, number) => stack.WithTenant(number));

    /// <summary>Closes a tenant's account: every call with its credentials fails.</summary>
    public static void Close(this EmbeddedAws aws, int number) => aws.Faults.On("*").From(Account(number)).Times(int.MaxValue)
        .Fail("AuthFailure", "AWS was not able to validate the provided access credentials", 401);

    /// <summary>Takes the right away to assume any role.</summary>
    public static void RevokeRoles(this EmbeddedAws aws) =>
        aws.Faults.On("AssumeRole").Times(int.MaxValue).Fail("AccessDenied", "is not authorized to perform: sts:AssumeRole", 403);
}
