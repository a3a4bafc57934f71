-- PostgreSQL makes the hub's database by itself; this is that of the reference HIS.
create database his;
