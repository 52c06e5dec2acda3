# An endpoint service behind a TLS listener with two certificates, which a zone that exists already validates, and a customer's endpoint.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

resource "aws_vpc" "provider" {
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "provider" {
  vpc_id            = aws_vpc.provider.id
  availability_zone = "eu-west-1a"
  cidr_block        = "10.0.0.0/26"
}

resource "aws_security_group" "balancer" {
  name   = "balancer"
  vpc_id = aws_vpc.provider.id
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = aws_vpc.provider.id

  ingress {
    protocol        = "tcp"
    from_port       = 80
    to_port         = 80
    security_groups = [aws_security_group.balancer.id]
  }
}

resource "aws_vpc_security_group_egress_rule" "web" {
  security_group_id            = aws_security_group.balancer.id
  referenced_security_group_id = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
}

resource "aws_instance" "web" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.provider.id
  vpc_security_group_ids = [aws_security_group.web.id]
}

resource "aws_lb" "this" {
  name                                                         = "orders"
  load_balancer_type                                           = "network"
  internal                                                     = true
  subnets                                                      = [aws_subnet.provider.id]
  security_groups                                              = [aws_security_group.balancer.id]
  enforce_security_group_inbound_rules_on_private_link_traffic = "off"
}

resource "aws_lb_target_group" "web" {
  name     = "web"
  protocol = "TCP"
  port     = 80
  vpc_id   = aws_vpc.provider.id
}

resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.web.id
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.this.arn
  protocol          = "TLS"
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  alpn_policy       = "HTTP1Only"
  certificate_arn   = aws_acm_certificate_validation.this["orders.example.com"].certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_lb_listener_certificate" "other" {
  listener_arn    = aws_lb_listener.tls.arn
  certificate_arn = aws_acm_certificate_validation.this["*.other.example.com"].certificate_arn
}
