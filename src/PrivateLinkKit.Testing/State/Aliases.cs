// Region is also the name of an EC2 shape; in this project it means the state of an account in a region.
global using AccountRegion = PrivateLinkKit.Testing.State.AccountRegion;
