namespace StandIn;

/// <summary>A request that carries no signature.</summary>
internal interface IUnsigned;
