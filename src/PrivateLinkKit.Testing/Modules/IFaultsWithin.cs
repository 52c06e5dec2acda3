namespace PrivateLinkKit.Testing.Modules;

/// <summary>Faults of the calls that services make of each other.</summary>
internal interface IFaultsWithin
{
    /// <summary>Returns the error with which a fault refuses a call; null: none does.</summary>
    AwsErrorException? Refusal(EmulatedApi api, string operation, Invocation call);
}
